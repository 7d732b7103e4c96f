@NullMarked
package dev.firedrill.workspace.gateway;

import org.jspecify.annotations.NullMarked;
