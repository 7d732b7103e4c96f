/** What users meet while a team deploys. */
@NullMarked
package dev.firedrill.app.bench.deploy;

import org.jspecify.annotations.NullMarked;
