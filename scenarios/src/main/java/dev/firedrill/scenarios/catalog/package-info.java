/** The scenarios and faults that ship in this jar. */
@NullMarked
package dev.firedrill.scenarios.catalog;

import org.jspecify.annotations.NullMarked;
