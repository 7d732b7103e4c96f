/** What staff grant, void and excuse, changed rules and the check of the record, over REST. */
@NullMarked
package dev.firedrill.grading.api.adjust;

import org.jspecify.annotations.NullMarked;
