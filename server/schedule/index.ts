/** The calendar: drafts are made, reviewers reminded, mails sent when the organization's days and clock say so. */
export { keepCalendar } from "./keep-calendar";
export { holdDueSteps } from "./hold-due-steps";
export { lookAtCalendar } from "./look-at-calendar";
export { publishWhenDue } from "./publish-when-due";
