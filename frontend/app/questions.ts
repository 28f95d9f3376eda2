/** Between two answers of a rule. */
const BETWEEN = "\n";

/**
 * A question with data-asked-if="key" is there only while the question of that key has one of the answers of data-asked-of. Without scripts its
 * words say of whom it is asked, and the server drops what was not asked.
 */
export function skipQuestions(root: ParentNode): void {
  const questions = [...root.querySelectorAll<HTMLElement>("[data-asked-if]")];
  questions.forEach((question) => question.querySelector(".asked-if")?.remove());
  const skip = (): void => questions.forEach((question) => (question.hidden = !isAsked(root, question)));
  questions[0]?.closest("form")?.addEventListener("change", skip);
  skip();
}

/** A question that is not asked itself asks no other: those before it were looked at already. */
function isAsked(root: ParentNode, question: HTMLElement): boolean {
  const earlier = root.querySelector<HTMLSelectElement>(`select[name="${question.dataset["askedIf"]}"]`);
  const answers = (question.dataset["askedOf"] ?? "").split(BETWEEN);
  return earlier !== null && earlier.closest("[hidden]") === null && answers.includes(earlier.value);
}
