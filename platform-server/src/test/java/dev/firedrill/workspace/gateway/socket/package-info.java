@NullMarked
package dev.firedrill.workspace.gateway.socket;

import org.jspecify.annotations.NullMarked;
