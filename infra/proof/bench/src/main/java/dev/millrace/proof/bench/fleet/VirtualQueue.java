package dev.millrace.proof.bench.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The transcode queue: a message that was delivered is hidden, and is delivered again unless it is deleted or hidden for longer. Its
 * messages are all alike, so none has a body. For one thread.
 */
final class VirtualQueue {

    private final VirtualTime time;
    private final Deque<Message> visible = new ArrayDeque<>();
    private final Deque<Consumer<Delivery>> receivers = new ArrayDeque<>();

    VirtualQueue(VirtualTime time) {
        this.time = time;
    }

    /** Sends a message, which is visible after that time. */
    void send(Duration delay) {
        time.in(delay, () -> show(new Message()));
    }

    /** Gives the next message to the receiver, once. */
    void receive(Consumer<Delivery> receiver) {
        receivers.addLast(receiver);
        deliver();
    }

    /** The receiver waits no longer. */
    void leave(Consumer<Delivery> receiver) {
        receivers.remove(receiver);
    }

    private void show(Message message) {
        visible.addLast(message);
        deliver();
    }

    private void deliver() {
        while (!visible.isEmpty() && !receivers.isEmpty()) {
            Delivery delivery = new Delivery(visible.removeFirst());
            Consumer<Delivery> receiver = receivers.removeFirst();
            delivery.hideFor(Figures.VISIBILITY);
            time.in(Figures.DELIVERY, () -> receiver.accept(delivery));
        }
    }

    /** A message, and which of its deliveries counts. */
    private static final class Message {

        private int receives;
        private int hidings;
        private boolean isDeleted;
    }

    /** One delivery of a message. */
    final class Delivery {

        private final Message message;

        private Delivery(Message message) {
            this.message = message;
            message.receives++;
        }

        boolean isFirst() {
            return message.receives == 1;
        }

        /** Restarts the visibility timeout of the message. */
        void hideFor(Duration duration) {
            int hiding = ++message.hidings;
            time.in(duration, () -> {
                if (!message.isDeleted && message.hidings == hiding) {
                    show(message);
                }
            });
        }

        void delete() {
            message.isDeleted = true;
        }
    }
}
