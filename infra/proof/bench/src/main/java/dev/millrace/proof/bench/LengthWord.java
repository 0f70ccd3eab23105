package dev.millrace.proof.bench;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's word to a clip length. */
final class LengthWord implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String word) {
        try {
            return Lengths.parse(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
