/** Comments on postmortems over REST. */
@NullMarked
package dev.firedrill.postmortem.api.comment;

import org.jspecify.annotations.NullMarked;
