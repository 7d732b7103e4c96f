@NullMarked
package dev.firedrill.workspace.persistence;

import org.jspecify.annotations.NullMarked;
