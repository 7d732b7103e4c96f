/** The web layer as callers meet it. */
@NullMarked
package dev.firedrill.web.server;

import org.jspecify.annotations.NullMarked;
