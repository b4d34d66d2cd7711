package dev.onecore.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.blocks.MethodCall;
import org.jgroups.blocks.RequestOptions;
import org.jgroups.blocks.ResponseMode;
import org.jgroups.blocks.RpcDispatcher;
import org.jgroups.logging.LogFactory;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG2;
import org.jgroups.protocols.SYM_ENCRYPT;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A member of the group: JGroups' remote calls, encrypted, over the group's {@link GroupTransport}. Calls from one member arrive in the order in which they were sent.
 */
final class GroupChannel implements AutoCloseable {

    private static final String GROUP = "onecore";

    static {
        quiet();
    }

    /** Who comes and goes is told by the campaign, and JGroups' own warnings of it would stand among its lines. */
    static void quiet() {
        LogFactory.useNoopLogger(true);
    }

    /** A member of which nothing is heard for so long is asked, and then suspected. */
    private static final long SILENT_MS = 8_000;

    private static final long HEARTBEAT_MS = 2_000;
    private static final long ASKED_MS = 1_500;

    /** How long a member looks for the group; the one that makes it finds nobody in any case. */
    private static final long JOIN_MS = 3_000;

    private static final long MAKE_MS = 50;

    /** Hears what other members call. It must not wait: it is called by the thread that receives. */
    interface CallHandler {

        /** What a call is answered with; anything where no answer is waited for. */
        Object heard(Call call, Address from, String text);
    }

    private final JChannel channel;
    private final RpcDispatcher dispatcher;

    private GroupChannel(JChannel channel, RpcDispatcher dispatcher) {
        this.channel = channel;
        this.dispatcher = dispatcher;
    }

    /**
     * Makes the group.
     *
     * @param members hears who is in the group, whenever that changes
     * @throws IOException when that is not possible
     */
    static GroupChannel make(
            GroupTransport transport, GroupKey key, CallHandler handler, Consumer<List<Address>> members)
            throws IOException {
        return connect(transport, key, "leader", MAKE_MS, handler, members);
    }

    /**
     * Joins the group.
     *
     * @param members hears who is in the group, whenever that changes
     * @throws IOException when it cannot be joined
     */
    static GroupChannel join(
            GroupTransport transport, GroupKey key, String name, CallHandler handler, Consumer<List<Address>> members)
            throws IOException {
        return connect(transport, key, name, JOIN_MS, handler, members);
    }

    private static GroupChannel connect(
            GroupTransport transport,
            GroupKey key,
            String name,
            long joinMs,
            CallHandler handler,
            Consumer<List<Address>> members)
            throws IOException {
        try {
            List<Protocol> stack = new ArrayList<>(transport.protocols());
            stack.addAll(List.of(
                    new FD_ALL3().setTimeout(SILENT_MS).setInterval(HEARTBEAT_MS),
                    new VERIFY_SUSPECT2().setTimeout(ASKED_MS),
                    new SYM_ENCRYPT()
                            .setSecretKey(key.secret())
                            .symAlgorithm("AES/CBC/PKCS5Padding")
                            .symIvLength(16),
                    new NAKACK2().useMcastXmit(false).useMcastXmitReq(false),
                    new UNICAST3(),
                    new STABLE(),
                    new GMS().setJoinTimeout(joinMs).printLocalAddress(false),
                    new UFC(),
                    new FRAG2()));
            JChannel channel = new JChannel(stack);
            channel.name(name);
            RpcDispatcher dispatcher = new SendersDispatcher(channel, handler);
            dispatcher.setReceiver(new Receiver() {
                @Override
                public void viewAccepted(View view) {
                    members.accept(List.copyOf(view.getMembers()));
                }
            });
            GroupChannel joined = new GroupChannel(channel, dispatcher);
            channel.connect(GROUP);
            transport.joined();
            return joined;
        } catch (Exception e) {
            throw new IOException("the group of injectors cannot be joined: " + e, e);
        }
    }

    /** Hands calls on with their sender, which JGroups' own invoker leaves out. */
    private static final class SendersDispatcher extends RpcDispatcher {
        /** Of the call that a thread hands on. */
        private static final ThreadLocal<@Nullable Address> SENDER = new ThreadLocal<>();

        SendersDispatcher(JChannel channel, CallHandler handler) {
            super(channel, handler);
            setMethodInvoker((target, id, arguments) ->
                    handler.heard(Call.of(id), Objects.requireNonNull(SENDER.get()), String.valueOf(arguments[0])));
        }

        @Override
        public Object handle(Message request) throws Exception {
            SENDER.set(request.src());
            return super.handle(request);
        }
    }

    /** Whoever is in the group for the longest time, and so made it. */
    Address leader() {
        return channel.view().getCoord();
    }

    /** Whether this member made the group. */
    boolean leads() {
        return leader().equals(channel.address());
    }

    /** Sends a call whose answer is not waited for; to a member that has gone, it is dropped. */
    void send(Address to, Call call, String text) {
        try {
            dispatcher.callRemoteMethod(to, new MethodCall(call.id(), text), RequestOptions.ASYNC());
        } catch (Exception e) {
            // Who does not hear it is lost, which the group's view says.
        }
    }

    /**
     * Asks one member and waits for its answer.
     *
     * @throws IOException when none comes within {@code timeoutMs}
     */
    long ask(Address member, Call call, String text, long timeoutMs) throws IOException {
        try {
            Object answer = dispatcher.callRemoteMethod(
                    member, new MethodCall(call.id(), text), new RequestOptions(ResponseMode.GET_ALL, timeoutMs));
            return answer instanceof Long number ? number : 0;
        } catch (Exception e) {
            throw new IOException("no answer to " + call + " within " + timeoutMs + " ms", e);
        }
    }

    /** Asks several members at once, each with its own text; returns those that answered in time. */
    List<Address> askAll(Map<Address, String> texts, Call call, long timeoutMs) {
        try {
            Map<Address, CompletableFuture<Object>> answers = new LinkedHashMap<>();
            for (Map.Entry<Address, String> each : texts.entrySet()) {
                answers.put(
                        each.getKey(),
                        dispatcher.callRemoteMethodWithFuture(
                                each.getKey(),
                                new MethodCall(call.id(), each.getValue()),
                                new RequestOptions(ResponseMode.GET_ALL, timeoutMs)));
            }
            long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
            return answers.entrySet().stream()
                    .filter(each -> inTime(each.getValue(), deadlineNs))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (Exception e) {
            return List.of();
        }
    }

    private static boolean inTime(CompletableFuture<Object> answer, long deadlineNs) {
        try {
            var unused = answer.get(Math.max(1, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            dispatcher.stop();
        } catch (RuntimeException e) {
            // The group ends with this process.
        }
        channel.close();
    }
}
