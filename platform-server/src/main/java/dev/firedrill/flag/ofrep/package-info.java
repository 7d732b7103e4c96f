/** Feature flags as bots read them: the OpenFeature Remote Evaluation Protocol. */
@NullMarked
package dev.firedrill.flag.ofrep;

import org.jspecify.annotations.NullMarked;
