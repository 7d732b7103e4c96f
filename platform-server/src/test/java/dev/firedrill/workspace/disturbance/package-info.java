@NullMarked
package dev.firedrill.workspace.disturbance;

import org.jspecify.annotations.NullMarked;
