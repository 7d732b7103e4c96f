/** The pages of the web UI, from the class path. */
@NullMarked
package dev.firedrill.web.ui;

import org.jspecify.annotations.NullMarked;
