package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Still pictures for forged files. */
public final class Pictures {

    private Pictures() {}

    /** A small JPEG. */
    public static byte[] jpeg(int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A black PNG of any size in a few kilobytes: one bit per pixel, all equal. */
    public static byte[] png(int width, int height) {
        byte[] header = Bytes.joined(Boxes.number(width), Boxes.number(height), new byte[] {1, 0, 0, 0, 0});
        return Bytes.joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
                chunk("IHDR", header),
                chunk("IDAT", deflated((width + 7) / 8 + 1, height)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] checked = Bytes.joined(Bytes.ascii(type), content);
        CRC32 sum = new CRC32();
        sum.update(checked);
        return Bytes.joined(Boxes.number(content.length), checked, Boxes.number(sum.getValue()));
    }

    private static byte[] deflated(int rowBytes, int rows) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[rowBytes];
        byte[] buffer = new byte[8192];
        for (int i = 0; i < rows; i++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
