package dev.millrace.common.web;

/**
 * The caller of a request, taken from the token. A controller method receives it as a parameter of this type.
 *
 * @param id the token's {@code sub}, 1 to 255 characters
 */
public record Owner(String id) {}
