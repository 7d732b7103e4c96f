/** What users saw, over REST. */
@NullMarked
package dev.firedrill.slo.api;

import org.jspecify.annotations.NullMarked;
