/**
 * A function of its question alone, whose latest answers are kept: the same question again is not worked out again. The key
 * is the whole question, so that an answer can only ever meet the question that it was given to.
 */
export function remembering<Question, Answer>(
  most: number,
  keyOf: (question: Question) => string,
  work: (question: Question) => Answer,
): (question: Question) => Answer {
  const kept = new Map<string, Answer>();
  return (question) => {
    const key = keyOf(question);
    const before = kept.get(key);
    if (before !== undefined) {
      // What is asked for again goes last of all.
      kept.delete(key);
      kept.set(key, before);
      return before;
    }
    const answer = work(question);
    kept.set(key, answer);
    const [oldest] = kept.size > most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
