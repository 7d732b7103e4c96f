/** Who may call what: sessions on requests, route policies, CSRF, headers, limits. */
@NullMarked
package dev.firedrill.web.security;

import org.jspecify.annotations.NullMarked;
