/** Walks every interleaving of what can happen to a video through the services' own code, beside a model from the spec. */
package dev.millrace.explore;
