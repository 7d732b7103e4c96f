/** Grade passback as jobs that say what became of each person. */
@NullMarked
package dev.firedrill.lti.sync;

import org.jspecify.annotations.NullMarked;
