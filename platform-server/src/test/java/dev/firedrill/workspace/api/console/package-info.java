@NullMarked
package dev.firedrill.workspace.api.console;

import org.jspecify.annotations.NullMarked;
