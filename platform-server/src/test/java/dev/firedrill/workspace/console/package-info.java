@NullMarked
package dev.firedrill.workspace.console;

import org.jspecify.annotations.NullMarked;
