# One image per service: docker build -f infra/docker/service.Dockerfile --build-arg MODULE=video-service -t millrace/video-service .
# Maven has built the jar before. Its libraries change rarely and come first, so a release ships only the small last layer.
FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/${MODULE}-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers
# why here: a container of the worker would unpack 90 MB at every start, into a folder that it may not write
RUN install -d ffmpeg && if [ "$MODULE" = transcode-worker ]; then \
    java -cp "layers/dependencies/lib/*:layers/snapshot-dependencies/lib/*:layers/application/lib/*" \
        dev.millrace.common.ffmpeg.UnpackFfmpeg ffmpeg; fi

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home millrace \
    && install -d -o millrace -m 700 /var/lib/millrace /run/millrace
WORKDIR /app
COPY infra/docker/ready /usr/local/bin/
COPY --from=layers /build/ffmpeg/ /opt/ffmpeg/
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
# Two fifths of the container's memory are heap. A worker needs most of it for ffmpeg and sets its own.
ARG JAVA_OPTIONS="-XX:MaxRAMPercentage=40"
RUN echo "-XX:+ExitOnOutOfMemoryError $JAVA_OPTIONS" > java.options
ENV MILLRACE_FFMPEG_CACHE=/opt/ffmpeg MILLRACE_WORKER_DIRECTORY=/var/lib/millrace/scratch
USER 10001
# why: what an orchestrator mounts over a read-only root takes owner and mode from here, and would else be root's
VOLUME ["/tmp", "/var/lib/millrace"]
# why: exec form, so that SIGTERM reaches Java and a worker drains
ENTRYPOINT ["java", "@java.options", "-jar", "app.jar"]
