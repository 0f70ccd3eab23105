/** Checks every response of the gateway against the OpenAPI document that it serves. */
@NullMarked
package dev.millrace.blackbox.contract;

import org.jspecify.annotations.NullMarked;
