/** Changes of flags that happen at a time. */
@NullMarked
package dev.firedrill.flag.schedule;

import org.jspecify.annotations.NullMarked;
