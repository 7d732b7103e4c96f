/** How often flags are evaluated, as far as that is reported. */
@NullMarked
package dev.firedrill.flag.exposure;

import org.jspecify.annotations.NullMarked;
