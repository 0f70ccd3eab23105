package dev.millrace.common.web;

/**
 * The caller of a request, taken from the token; a controller method asks for it by naming a parameter of this type.
 *
 * @param id the token's {@code sub}, 1 to 255 characters
 */
public record Owner(String id) {}
