@NullMarked
package dev.firedrill.workspace.api;

import org.jspecify.annotations.NullMarked;
