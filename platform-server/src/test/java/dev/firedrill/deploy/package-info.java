/** What deploy/ holds, against what clusters and the platform expect. */
@NullMarked
package dev.firedrill.deploy;

import org.jspecify.annotations.NullMarked;
