/** The web layer put together, the same way for the platform and for the tests of resources. */
@NullMarked
package dev.firedrill.web.server;

import org.jspecify.annotations.NullMarked;
