/** What every HTTP resource shares: problems, sessions on requests, headers, the pages. */
@NullMarked
package dev.firedrill.web;

import org.jspecify.annotations.NullMarked;
