/** How every feature is put together: one class per feature, called once, in order. */
@NullMarked
package dev.firedrill.app.wiring;

import org.jspecify.annotations.NullMarked;
