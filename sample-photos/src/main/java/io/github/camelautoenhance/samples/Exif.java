/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.ExifParentTIFFTagSet;
import javax.imageio.plugins.tiff.ExifTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFTag;

/**
 * The EXIF block of a sample photo, as the content of a JPEG APP1 segment. The JDK's TIFF writer cannot make it: it
 * always adds a picture and that picture's tags.
 */
final class Exif {

    static final String SOFTWARE = "camel-autoenhance samples";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final byte[] IDENTIFIER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    // from Exif 2.31, which the JDK's tag set does not know
    private static final int OFFSET_TIME = 0x9010;
    private static final int OFFSET_TIME_ORIGINAL = 0x9011;
    private static final int TIFF_HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_BYTES = 4;

    private record Field(int type, int count, ByteBuffer value) {

        boolean fitsIntoEntry() {
            return value.capacity() <= VALUE_BYTES;
        }

        /** Values outside their entry start at even addresses. */
        int bytesOutside() {
            return fitsIntoEntry() ? 0 : value.capacity() + value.capacity() % 2;
        }
    }

    /** One directory; entries must be in ascending order of their tags. */
    private final Map<Integer, Field> fields = new TreeMap<>();

    private Exif() {}

    static byte[] of(Shot shot, int width, int height) {
        String time = TIME.format(shot.takenAt());
        String zone = offset(shot.takenAt());
        Exif details = new Exif()
                .rational(ExifTIFFTagSet.TAG_EXPOSURE_TIME, 1, shot.exposureDenominator())
                .rational(ExifTIFFTagSet.TAG_F_NUMBER, 80, 10)
                .number(ExifTIFFTagSet.TAG_ISO_SPEED_RATINGS, shot.iso())
                .bytes(ExifTIFFTagSet.TAG_EXIF_VERSION, "0231")
                .bytes(ExifTIFFTagSet.TAG_FLASHPIX_VERSION, "0100")
                .bytes(ExifTIFFTagSet.TAG_COMPONENTS_CONFIGURATION, "\1\2\3\0")
                .text(ExifTIFFTagSet.TAG_DATE_TIME_ORIGINAL, time)
                .text(ExifTIFFTagSet.TAG_DATE_TIME_DIGITIZED, time)
                .text(OFFSET_TIME, zone)
                .text(OFFSET_TIME_ORIGINAL, zone)
                .signedRational(ExifTIFFTagSet.TAG_EXPOSURE_BIAS_VALUE, (int) Math.round(shot.exposureBias() * 3), 3)
                .rational(ExifTIFFTagSet.TAG_FOCAL_LENGTH, (int) Math.round(shot.focalLength() * 10), 10)
                .number(ExifTIFFTagSet.TAG_COLOR_SPACE, ExifTIFFTagSet.COLOR_SPACE_SRGB)
                .integer(ExifTIFFTagSet.TAG_PIXEL_X_DIMENSION, width)
                .integer(ExifTIFFTagSet.TAG_PIXEL_Y_DIMENSION, height);
        Exif main = new Exif()
                .text(BaselineTIFFTagSet.TAG_MAKE, "Emulated")
                .text(BaselineTIFFTagSet.TAG_MODEL, "Drawn Room 24")
                .number(BaselineTIFFTagSet.TAG_ORIENTATION, BaselineTIFFTagSet.ORIENTATION_ROW_0_TOP_COLUMN_0_LEFT)
                .rational(BaselineTIFFTagSet.TAG_X_RESOLUTION, 72, 1)
                .rational(BaselineTIFFTagSet.TAG_Y_RESOLUTION, 72, 1)
                .number(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT, BaselineTIFFTagSet.RESOLUTION_UNIT_INCH)
                .text(BaselineTIFFTagSet.TAG_SOFTWARE, SOFTWARE)
                .text(BaselineTIFFTagSet.TAG_DATE_TIME, time)
                .number(BaselineTIFFTagSet.TAG_Y_CB_CR_POSITIONING, BaselineTIFFTagSet.Y_CB_CR_POSITIONING_CENTERED)
                .integer(ExifParentTIFFTagSet.TAG_EXIF_IFD_POINTER, 0);
        // where the details start is known only when all other entries are there
        int detailsAt = TIFF_HEADER_BYTES + main.size();
        main.integer(ExifParentTIFFTagSet.TAG_EXIF_IFD_POINTER, detailsAt);
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(IDENTIFIER);
        block.writeBytes(ByteBuffer.allocate(TIFF_HEADER_BYTES)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(TIFF_HEADER_BYTES)
                .array());
        block.writeBytes(main.directoryAt(TIFF_HEADER_BYTES));
        block.writeBytes(details.directoryAt(detailsAt));
        return block.toByteArray();
    }

    private static String offset(OffsetDateTime time) {
        return DateTimeFormatter.ofPattern("xxx").format(time);
    }

    /** Number of entries, entries, address of the next directory (none), then the values of more than four bytes. */
    private byte[] directoryAt(int start) {
        ByteBuffer directory = ByteBuffer.allocate(size());
        int nextValue = 2 + fields.size() * ENTRY_BYTES + 4;
        directory.putShort((short) fields.size());
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            directory.putShort(entry.getKey().shortValue());
            directory.putShort((short) field.type());
            directory.putInt(field.count());
            ByteBuffer value = field.value().rewind();
            if (field.fitsIntoEntry()) {
                directory.put(value).put(new byte[VALUE_BYTES - value.capacity()]);
            } else {
                directory.putInt(start + nextValue);
                directory.duplicate().position(nextValue).put(value);
                nextValue += field.bytesOutside();
            }
        }
        return directory.array();
    }

    private int size() {
        int outside = fields.values().stream().mapToInt(Field::bytesOutside).sum();
        return 2 + fields.size() * ENTRY_BYTES + 4 + outside;
    }

    private Exif text(int tag, String value) {
        return bytes(tag, TIFFTag.TIFF_ASCII, value + "\0");
    }

    private Exif bytes(int tag, String value) {
        return bytes(tag, TIFFTag.TIFF_UNDEFINED, value);
    }

    private Exif bytes(int tag, int type, String value) {
        ByteBuffer ascii = ByteBuffer.wrap(value.getBytes(StandardCharsets.US_ASCII));
        return field(tag, type, ascii.capacity(), ascii);
    }

    private Exif number(int tag, int value) {
        return field(tag, TIFFTag.TIFF_SHORT, 1, ByteBuffer.allocate(2).putShort((short) value));
    }

    private Exif integer(int tag, int value) {
        return field(tag, TIFFTag.TIFF_LONG, 1, ByteBuffer.allocate(4).putInt(value));
    }

    private Exif rational(int tag, int numerator, int denominator) {
        return fraction(tag, TIFFTag.TIFF_RATIONAL, numerator, denominator);
    }

    private Exif signedRational(int tag, int numerator, int denominator) {
        return fraction(tag, TIFFTag.TIFF_SRATIONAL, numerator, denominator);
    }

    private Exif fraction(int tag, int type, int numerator, int denominator) {
        return field(tag, type, 1, ByteBuffer.allocate(8).putInt(numerator).putInt(denominator));
    }

    private Exif field(int tag, int type, int count, ByteBuffer value) {
        fields.put(tag, new Field(type, count, value));
        return this;
    }
}
