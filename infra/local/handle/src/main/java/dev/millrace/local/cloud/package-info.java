/** The interface to the local cloud for the services' tests, the suite and the proofs: its endpoints and how to start it. */
@NullMarked
package dev.millrace.local.cloud;

import org.jspecify.annotations.NullMarked;
