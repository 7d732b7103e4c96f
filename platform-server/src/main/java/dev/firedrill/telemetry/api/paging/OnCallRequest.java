package dev.firedrill.telemetry.api.paging;

/** A rota and an escalation as they are to be. */
public record OnCallRequest(OnCallView.RotaView rota, OnCallView.EscalationView escalation) {}
