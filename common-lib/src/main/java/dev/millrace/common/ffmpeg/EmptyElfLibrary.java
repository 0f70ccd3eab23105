package dev.millrace.common.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a shared library without symbols: an ELF64 header, three program headers and a dynamic section with a name. It
 * satisfies the loader; calls into it would fail, so it may only replace libraries that are never called.
 */
final class EmptyElfLibrary {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int PROGRAM_HEADERS = 3;
    private static final int DYNAMIC = HEADER + PROGRAM_HEADERS * PROGRAM_HEADER;
    private static final int DYNAMIC_ENTRIES = 6;
    private static final int SYMBOL = 24;
    private static final int SYMBOLS = DYNAMIC + DYNAMIC_ENTRIES * 16;
    private static final int STRINGS = SYMBOLS + SYMBOL;
    /** The largest page size of either machine, so that any kernel can map the file. */
    private static final int PAGE = 0x10000;

    private static final short SHARED_OBJECT = 3;
    private static final int LOAD = 1;
    private static final int DYNAMIC_SEGMENT = 2;
    private static final int STACK = 0x6474e551;
    private static final int READ_WRITE = 6;

    private EmptyElfLibrary() {}

    /** Instruction sets of the bundled Linux builds. */
    enum Machine {
        X86_64((short) 62, "x86_64-linux-gnu"),
        AARCH64((short) 183, "aarch64-linux-gnu");

        private final short code;
        private final String multiarch;

        Machine(short code, String multiarch) {
            this.code = code;
            this.multiarch = multiarch;
        }

        /** Debian's library folder for it. */
        String multiarch() {
            return multiarch;
        }
    }

    /** The file's bytes. */
    static byte[] named(String soname, Machine machine) {
        byte[] name = soname.getBytes(StandardCharsets.US_ASCII);
        int strings = name.length + 2;
        int size = STRINGS + strings;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(elf, machine);
        // why: the loader adds its base to the dynamic section in place, so the one segment is writable
        segment(elf, LOAD, 0, size, PAGE);
        segment(elf, DYNAMIC_SEGMENT, DYNAMIC, DYNAMIC_ENTRIES * 16, 8);
        // why: without this header the loader would ask for an executable stack
        segment(elf, STACK, 0, 0, 16);
        dynamic(elf, strings);
        elf.position(STRINGS + 1).put(name);
        return elf.array();
    }

    private static void header(ByteBuffer elf, Machine machine) {
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort(SHARED_OBJECT).putShort(machine.code).putInt(1);
        elf.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        elf.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) PROGRAM_HEADERS);
        elf.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer elf, int type, long offset, long size, long alignment) {
        elf.putInt(type).putInt(READ_WRITE);
        elf.putLong(offset).putLong(offset).putLong(offset);
        elf.putLong(size).putLong(size).putLong(alignment);
    }

    private static void dynamic(ByteBuffer elf, int stringsLength) {
        elf.putLong(14).putLong(1); // DT_SONAME: at offset 1 of the strings
        elf.putLong(5).putLong(STRINGS); // DT_STRTAB
        elf.putLong(6).putLong(SYMBOLS); // DT_SYMTAB: only the null symbol
        elf.putLong(10).putLong(stringsLength); // DT_STRSZ
        elf.putLong(11).putLong(SYMBOL); // DT_SYMENT
        elf.putLong(0).putLong(0); // DT_NULL
    }
}
