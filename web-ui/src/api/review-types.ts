import type { components } from "./schema";

type Schemas = components["schemas"];

export type ReviewRunSummary = Schemas["ReviewRunSummaryView"];
export type ReviewRun = Schemas["ReviewRunView"];
export type RubricCriterion = Schemas["RubricCriterionView"];
export type ReviewSubmission = Schemas["ReviewSubmissionView"];
export type SubmissionSummary = Schemas["SubmissionSummaryView"];
export type RubricMark = Schemas["RubricMarkView"];
export type RubricMarkWish = Schemas["RubricMarkRequest"];
export type BlindClaim = Schemas["BlindClaimView"];
export type Publication = Schemas["PublicationView"];
export type CriterionAgreement = Schemas["CriterionAgreementView"];
export type GradingReader = Schemas["ReaderView"];
export type Rubric = Schemas["RubricView"];
export type RubricImpact = Schemas["RubricImpactView"];
