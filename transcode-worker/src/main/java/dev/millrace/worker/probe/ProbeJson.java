package dev.millrace.worker.probe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What ffprobe prints, as far as it is asked; numbers it does not know are absent. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProbeJson(@Nullable List<Stream> streams, @Nullable Format format) {

    /** Whether the header leaves open how much is in a track: that of AVI and ASF says nothing that could be relied on. */
    boolean isToBeCounted() {
        String name = format == null ? null : format.formatName();
        boolean isIndexed = name != null && name.startsWith("mov");
        return !isIndexed || tracks().stream().anyMatch(stream -> stream.isMedia() && stream.nbFrames() == null);
    }

    List<Stream> tracks() {
        return streams == null ? List.of() : streams;
    }

    /** What to ask for. */
    static final String ENTRIES = "format=format_name,duration,start_time,bit_rate"
            + ":stream=index,id,codec_type,codec_name,profile,level,width,height,pix_fmt"
            + ",sample_aspect_ratio,r_frame_rate,avg_frame_rate,field_order"
            + ",color_range,color_space,color_transfer,color_primaries"
            + ",channels,channel_layout,nb_frames,nb_read_packets,duration,start_time,bit_rate"
            + ":stream_disposition=default,attached_pic"
            + ":stream_side_data=side_data_type,rotation,displaymatrix,crop_top,crop_bottom,crop_left,crop_right"
            + ",dv_profile,dv_bl_signal_compatibility_id"
            + ":stream_tags=language,title,name,handler_name";

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Format(
            @Nullable String formatName,
            @Nullable Double duration,
            @Nullable Double startTime,
            @Nullable Long bitRate) {

        static final Format UNKNOWN = new Format(null, null, null, null);
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Stream(
            int index,
            @Nullable String id,
            @Nullable String codecType,
            @Nullable String codecName,
            @Nullable String profile,
            int level,
            int width,
            int height,
            @Nullable String pixFmt,
            @Nullable String sampleAspectRatio,
            @Nullable String rFrameRate,
            @Nullable String avgFrameRate,
            @Nullable String fieldOrder,
            @Nullable String colorRange,
            @Nullable String colorSpace,
            @Nullable String colorTransfer,
            @Nullable String colorPrimaries,
            int channels,
            @Nullable String channelLayout,
            @Nullable Long nbFrames,
            @Nullable Long nbReadPackets,
            @Nullable Double duration,
            @Nullable Double startTime,
            @Nullable Long bitRate,
            @Nullable Map<String, Integer> disposition,
            @Nullable List<Side> sideDataList,
            @Nullable Map<String, String> tags) {

        /** As counted, else as the header says; 0 when neither is known. */
        long frames() {
            if (nbReadPackets != null) {
                return nbReadPackets;
            }
            return nbFrames == null ? 0 : nbFrames;
        }

        /** Where it ends on the file's clock by what the file says; 0 when it does not say. */
        double endSeconds() {
            double begin = startTime == null ? 0 : startTime;
            return duration == null || duration <= 0 ? 0 : begin + duration;
        }

        boolean isMedia() {
            return isA("video") || isA("audio");
        }

        boolean isA(String type) {
            return type.equals(codecType);
        }

        boolean has(String flag) {
            return disposition != null && disposition.getOrDefault(flag, 0) == 1;
        }

        /** What of it is shown, by the container. */
        Geometry geometry() {
            Side crop = sideData().stream()
                    .filter(data -> data.cropLeft + data.cropRight + data.cropTop + data.cropBottom > 0)
                    .filter(data -> data.cropLeft + data.cropRight < width && data.cropTop + data.cropBottom < height)
                    .findFirst()
                    .orElse(Side.NONE);
            return new Geometry(crop.cropLeft, crop.cropTop, crop.cropRight, crop.cropBottom, Side.turn(sideData()));
        }

        /** Whether it is to be turned, mirrored or moved. */
        boolean hasDisplayMatrix() {
            return sideData().stream().anyMatch(data -> "Display Matrix".equals(data.sideDataType()));
        }

        List<Side> sideData() {
            return sideDataList == null ? List.of() : sideDataList;
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Side(
            @Nullable String sideDataType,
            int rotation,
            @Nullable String displaymatrix,
            int cropTop,
            int cropBottom,
            int cropLeft,
            int cropRight,
            int dvProfile,
            int dvBlSignalCompatibilityId) {

        static final Side NONE = new Side(null, 0, null, 0, 0, 0, 0, 0, 0);

        /** The turn that one of them asks for. */
        static Turn turn(List<Side> sides) {
            return sides.stream()
                    .map(side -> Turn.of(side.displaymatrix, side.rotation))
                    .filter(turn -> turn != Turn.NONE)
                    .findFirst()
                    .orElse(Turn.NONE);
        }
    }
}
