/** Support: what centres ask the board, each question beside the record that it is about. */
export { questions } from "./support-question.ts";
