import { callSummaries } from "./call-summaries";
import { codeReview } from "./code-review";
import { contractClauses } from "./contract-clauses";
import { customsCodes } from "./customs-codes";
import { helpCentre } from "./help-centre";
import { invoiceLines } from "./invoice-lines";
import { listingTranslation } from "./listing-translation";
import { policyQuestions } from "./policy-questions";
import { productTagging } from "./product-tagging";
import { returnsNotes } from "./returns-notes";
import { salesEmails } from "./sales-emails";
import { supportTriage } from "./support-triage";
import { warrantyDisputes } from "./warranty-disputes";

/** Every workload of the company; rules are tried in this order. */
export const workloads = [
  supportTriage,
  codeReview,
  helpCentre,
  invoiceLines,
  salesEmails,
  contractClauses,
  listingTranslation,
  callSummaries,
  warrantyDisputes,
  productTagging,
  policyQuestions,
  customsCodes,
  returnsNotes,
] as const;
