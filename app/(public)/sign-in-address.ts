/** The page to sign in on, with the address filled in and where to go after it. */
export function signInAddress(email: string, next?: string): string {
  return `/sign-in?${new URLSearchParams({ email, ...(next !== undefined && { next }) }).toString()}`;
}
