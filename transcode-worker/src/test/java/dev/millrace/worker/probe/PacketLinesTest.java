package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.probe.SourcePackets.Group;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketLinesTest {

    private static final String REGULAR =
            "0.000000,100,K__ 0.080000,10,___ 0.040000,10,___ 0.120000,50,K__ 0.160000,10,__B";

    @Test
    void closedGroupsAreFoundAlsoWhenFramesAreStoredInAnotherOrder() {
        assertThat(read(REGULAR))
                .contains(new SourcePackets(5, Arrays.asList(new Group(0, 3, 120), new Group(3, 2, 60))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shown before its key frame    | 0.160000,10,__B   | 0.080000,10,__B
            missing                       | 0.160000,10,__B   | 0.200000,10,___
            twice                         | 0.160000,10,__B   | 0.120000,10,___
            off the grid                  | 0.160000,10,__B   | 0.165000,10,___
            hidden by an edit list        | 0.160000,10,__B   | 0.160000,10,_D_
            without a time                | 0.160000,10,__B   | N/A,10,___
            before zero                   | 0.000000,100,K__  | -0.040000,100,K__
            late                          | 0.000000,100,K__  | 0.200000,100,K__
            no key frame at the beginning | 0.000000,100,K__  | 0.000000,100,___
            """)
    void aFrameMakesItIrregularWhenItIs(String how, String good, String bad) {
        assertThat(read(REGULAR.replace(good, bad))).isEmpty();
    }

    @Test
    void aCoarseClockIsNoFault() {
        assertThat(read(REGULAR.replace("0.080000", "0.081667"))).isPresent();
    }

    @Test
    void nothingIsNothing() {
        assertThat(read("")).isEmpty();
    }

    private static Optional<SourcePackets> read(String lines) {
        PacketLines packets = new PacketLines(new Rational(25, 1));
        lines.lines().flatMap(line -> Arrays.stream(line.split(" "))).forEach(packets::accept);
        return packets.packets();
    }
}
