/** The wire types of the incident room. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Hints = Schemas["HintsView"];
export type Diagnosis = Schemas["DiagnosisView"];
export type Question = Schemas["QuestionView"];
