package dev.millrace.proof.matrix.input;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The content of every input: four corners of known colours, motion in the middle, and at 0.5 s, 1.5 s, 2.5 s … a white flash
 * of 0.1 s with a beep of the same length.
 */
public final class TestPicture {

    /** RGB of the corners: top left, top right, bottom left, bottom right. */
    public static final List<String> CORNERS = List.of("B43C3C", "3CA03C", "3C3CB4", "B4AA3C");

    /** Interval of flashes in seconds; the first comes after half of it. */
    public static final double PERIOD = 1;

    private static final String ON = "gte(t,0.5)*lt(mod(t+0.5,1),0.1)";

    private TestPicture() {}

    /** A source for ffmpeg's lavfi, in planar RGB. */
    static String picture(int width, int height, String rate, double seconds) {
        String size = width + "x" + height;
        String middle = Math.max(2, width / 2) + "x" + Math.max(2, height / 2);
        String time = ":r=" + rate + ":d=" + number(seconds);
        return "color=c=0x" + CORNERS.get(0) + ":s=" + size + time + ",format=gbrp"
                + box("x=iw/2:y=0", CORNERS.get(1))
                + box("x=0:y=ih/2", CORNERS.get(2))
                + box("x=iw/2:y=ih/2", CORNERS.get(3))
                + "[back];testsrc2=s=" + middle + time
                + ",format=gbrp[front];[back][front]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp,drawbox=c=white:t=fill:enable='"
                + ON + "',format=gbrp,setsar=1";
    }

    private static String box(String place, String colour) {
        return ",drawbox=" + place + ":w=iw/2:h=ih/2:c=0x" + colour + ":t=fill";
    }

    /** Beeps on all channels. */
    static String beeps(int rate, String layout, int channels, double seconds) {
        return tone("0.5*sin(2*PI*1000*t)*" + ON, rate, layout, channels, seconds);
    }

    /** A tone on all channels. */
    static String tone(String expression, int rate, String layout, int channels, double seconds) {
        String all = String.join("|", Collections.nCopies(channels, expression));
        return "aevalsrc='" + all + "':s=" + rate + ":c=" + layout + ":d=" + number(seconds);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
