/** LTI registrations, keys, accounts and jobs in PostgreSQL. */
@NullMarked
package dev.firedrill.lti.persistence;

import org.jspecify.annotations.NullMarked;
