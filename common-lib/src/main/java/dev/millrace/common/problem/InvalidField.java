package dev.millrace.common.problem;

/**
 * One of the {@code errors} of a problem document.
 *
 * @param field a path into the body such as {@code chapters[2].title}, a parameter or a header
 * @param message what is wrong with it, as a phrase that follows the field's name
 */
public record InvalidField(String field, String message) {}
