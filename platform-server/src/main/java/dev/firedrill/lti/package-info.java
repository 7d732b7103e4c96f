/** LTI 1.3: people come from a learning management system, and grades go back to it. */
@NullMarked
package dev.firedrill.lti;

import org.jspecify.annotations.NullMarked;
