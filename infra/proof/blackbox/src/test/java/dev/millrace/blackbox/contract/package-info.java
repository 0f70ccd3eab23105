/** Holds every answer of the gateway to the OpenAPI document that it serves. */
@NullMarked
package dev.millrace.blackbox.contract;

import org.jspecify.annotations.NullMarked;
