-- Number, hour, chain and leaf of each asiento, all under the lock of its libro (LPACAP 16.2, 16.3).
-- Migrations 0002, 0006, 0035, 0037, 0058 and 0060 run this same text: it is the one in force.
-- They run as the owner because one batch may carry asientos of several entidades; only our own
-- writer calls them, after permission and validation.

-- Keys of what hangs from an asiento: a random one asks the system each time, and costs ten times as
-- much. The asiento's own key is random, and comes with it.
CREATE OR REPLACE FUNCTION clave_derivada(asiento text, que text) RETURNS uuid
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT encode(substr(sha256((asiento || que)::bytea), 1, 16), 'hex')::uuid
$$;

CREATE OR REPLACE FUNCTION abrir_libro(p_entidad integer, p_sentido text, p_ejercicio integer)
RETURNS registro_libro LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v_libro registro_libro;
    v_parados text[];
BEGIN
    LOOP
        SELECT * INTO v_libro FROM registro_libro
        WHERE entidad_id = p_entidad AND sentido = p_sentido AND ejercicio = p_ejercicio
        FOR NO KEY UPDATE;
        IF FOUND THEN
            RETURN v_libro;
        END IF;
        -- A stop of filing goes on in the libro of the new year; the lock waits for one being made.
        SELECT l.parados INTO v_parados FROM registro_libro l
        WHERE l.entidad_id = p_entidad AND l.sentido = p_sentido
        ORDER BY l.ejercicio DESC LIMIT 1 FOR SHARE;
        INSERT INTO registro_libro (entidad_id, id, sentido, ejercicio, ultimo, cabeza, parados)
        VALUES (p_entidad, gen_random_uuid(), p_sentido, p_ejercicio, 0, '',
                coalesce(v_parados, '{}'))
        ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

-- Stop, or let go on, what people file by themselves: the procedures in ``p_que``, or all with '*'.
-- Every libro of entries is locked first, so that after the stop is committed nothing more enters,
-- and what was entering has its number already (LPACAP 32.4).
CREATE OR REPLACE FUNCTION parar_presentacion(p_entidad integer, p_ejercicio integer, p_que text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM abrir_libro(p_entidad, 'ENTRADA', p_ejercicio);
    PERFORM 1 FROM registro_libro WHERE entidad_id = p_entidad AND sentido = 'ENTRADA'
    ORDER BY ejercicio FOR NO KEY UPDATE;
    UPDATE registro_libro SET parados = p_que
    WHERE entidad_id = p_entidad AND sentido = 'ENTRADA';
END $$;

-- Each element of ``lote``: entidad_id, codigo, zona, sentido, id, clave, presentador, huella, sal,
-- efectos {local day: effective day}, momento (only in a domain transaction that holds the libro),
-- and the columns of the asiento with its interesados and documentos.
-- Answers one row for each: what was entered, what had been entered already, or why it was not.
CREATE OR REPLACE FUNCTION registrar_lote(lote jsonb, desfase double precision DEFAULT 0)
RETURNS TABLE (
    posicion integer, asiento_id uuid, ejercicio integer, numero integer,
    presentado_en timestamptz, efectivo_el date, justificante_id uuid, csv text,
    repetido boolean, fallo text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
    grupo record; previo record; e jsonb; n integer; v_libro registro_libro;
    v_momento timestamptz; v_local timestamp; v_dia text; v_texto text; v_huella bytea;
    a_pos integer[] := '{}'; a_num integer[] := '{}'; a_eje integer[] := '{}';
    a_mom timestamptz[] := '{}'; a_dia date[] := '{}'; a_cad bytea[] := '{}';
    a_tex text[] := '{}'; a_hue bytea[] := '{}'; a_e jsonb[] := '{}';
BEGIN
    FOR grupo IN
        SELECT (t.e ->> 'entidad_id')::int AS entidad, t.e ->> 'sentido' AS sentido,
               extract(year FROM coalesce((t.e ->> 'momento')::timestamptz,
                   clock_timestamp() + make_interval(secs => desfase))
                   AT TIME ZONE (t.e ->> 'zona'))::int AS ejercicio,
               array_agg(t.o::int ORDER BY t.o) AS posiciones
        FROM jsonb_array_elements(lote) WITH ORDINALITY AS t(e, o)
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3  -- Always in the same order: no deadlocks.
    LOOP
        v_libro := abrir_libro(grupo.entidad, grupo.sentido, grupo.ejercicio);
        FOREACH n IN ARRAY grupo.posiciones LOOP
            e := lote -> (n - 1);
            SELECT a.id, a.ejercicio, a.numero, a.presentado_en, a.efectivo_el,
                   a.justificante_id, a.csv, a.huella INTO previo
            FROM registro_asiento a
            WHERE a.entidad_id = grupo.entidad AND a.presentador = e ->> 'presentador'
              AND a.clave = e ->> 'clave';
            IF FOUND THEN
                posicion := n; asiento_id := previo.id; ejercicio := previo.ejercicio;
                numero := previo.numero; presentado_en := previo.presentado_en;
                efectivo_el := previo.efectivo_el; justificante_id := previo.justificante_id;
                csv := previo.csv; repetido := true;
                fallo := CASE WHEN previo.huella <> e ->> 'huella' THEN 'clave-reutilizada' END;
                RETURN NEXT;
                CONTINUE;
            END IF;
            IF v_libro.parados <> '{}' AND e ->> 'canal' IN ('electronico', 'aplicacion')
               AND v_libro.parados && ARRAY['*', e ->> 'procedimiento'] THEN
                posicion := n; asiento_id := NULL; repetido := false;
                fallo := 'presentacion-parada';
                RETURN NEXT;
                CONTINUE;
            END IF;

            v_momento := coalesce((e ->> 'momento')::timestamptz,
                                  clock_timestamp() + make_interval(secs => desfase));
            v_local := v_momento AT TIME ZONE (e ->> 'zona');
            IF extract(year FROM v_local) <> grupo.ejercicio
               OR v_momento < v_libro.ultimo_en THEN
                posicion := n; asiento_id := NULL; repetido := false;
                fallo := CASE WHEN v_momento < v_libro.ultimo_en THEN 'reloj-atrasado'
                              ELSE 'cambio-de-ejercicio' END;
                RETURN NEXT;
                CONTINUE;
            END IF;

            v_libro.ultimo := v_libro.ultimo + 1;
            v_libro.ultimo_en := v_momento;
            v_dia := e -> 'efectos' ->> to_char(v_local, 'YYYY-MM-DD');
            v_texto := format(
                '{"cuerpo":"%s","efectivo_el":"%s","ejercicio":%s,"entidad":"%s",'
                '"evidencia":%s,"numero":%s,'
                '"presentado_en":"%s","sentido":"%s","tipo":"registro.asiento"}',
                e ->> 'huella', v_dia, grupo.ejercicio, e ->> 'codigo',
                coalesce('"' || (e ->> 'evidencia_id') || '"', 'null'), v_libro.ultimo,
                to_char(v_momento AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                grupo.sentido);
            v_huella := sha256(decode(e ->> 'sal', 'hex') || convert_to(v_texto, 'UTF8'));
            v_libro.cabeza := sha256(v_libro.cabeza || v_huella);
            a_e := a_e || e; a_pos := a_pos || n; a_num := a_num || v_libro.ultimo;
            a_eje := a_eje || grupo.ejercicio; a_mom := a_mom || v_momento;
            a_dia := a_dia || v_dia::date;
            a_cad := a_cad || v_libro.cabeza; a_tex := a_tex || v_texto;
            a_hue := a_hue || v_huella;
        END LOOP;
        UPDATE registro_libro l
        SET ultimo = v_libro.ultimo, ultimo_en = v_libro.ultimo_en, cabeza = v_libro.cabeza
        WHERE l.entidad_id = v_libro.entidad_id AND l.id = v_libro.id;
    END LOOP;

    INSERT INTO registro_asiento (
        entidad_id, id, sentido, ejercicio, numero, presentado_en, efectivo_el, presentador,
        clave, huella, cadena, extracto, expone, solicita, procedimiento, unidad_destino, canal,
        evidencia_id, idioma, justificante_id, csv, asiento_relacionado_id, datos)
    SELECT x.entidad_id, x.id, x.sentido, f.eje, f.num, f.mom, f.dia, x.presentador, x.clave,
           x.huella, f.cad, x.extracto, x.expone, x.solicita, x.procedimiento, x.unidad_destino,
           x.canal, x.evidencia_id, x.idioma, x.justificante_id, x.csv, x.asiento_relacionado_id,
           x.datos
    FROM unnest(a_e, a_num, a_eje, a_mom, a_dia, a_cad) AS f(e, num, eje, mom, dia, cad),
         jsonb_to_record(f.e) AS x(
             entidad_id int, id uuid, sentido text, presentador text, clave text, huella text,
             extracto text, expone text, solicita text, procedimiento text, unidad_destino uuid,
             canal text, evidencia_id uuid, idioma text, justificante_id uuid, csv text,
             asiento_relacionado_id uuid, datos jsonb);

    INSERT INTO registro_interesado (
        entidad_id, id, asiento_id, orden, papel, nif, nombre, email, telefono, domicilio)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'interesado' || i.orden),
           (f.e ->> 'id')::uuid, i.orden, i.papel, i.nif, i.nombre, i.email, i.telefono, i.domicilio
    FROM unnest(a_e) AS f(e),
         jsonb_to_recordset(f.e -> 'interesados') AS i(
             orden int, papel text, nif text, nombre text, email text, telefono text,
             domicilio jsonb);

    INSERT INTO registro_documentodeasiento (
        entidad_id, id, asiento_id, orden, documento_id, nombre, mime, tipo_documental, sha256,
        size_bytes)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'documento' || d.orden),
           (f.e ->> 'id')::uuid, d.orden, d.documento_id, d.nombre, d.mime, d.tipo_documental,
           d.sha256, d.size_bytes
    FROM unnest(a_e) AS f(e),
         jsonb_to_recordset(f.e -> 'documentos') AS d(
             orden int, documento_id uuid, nombre text, mime text, tipo_documental text,
             sha256 text, size_bytes bigint);

    INSERT INTO registro_entrega (
        entidad_id, id, asiento_id, unidad_id, estado, asignada_a, recibida_en)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'entrega'),
           (f.e ->> 'id')::uuid,
           (f.e ->> 'unidad_destino')::uuid, 'pendiente', '', f.mom
    FROM unnest(a_e, a_mom) AS f(e, mom)
    WHERE f.e ->> 'sentido' = 'ENTRADA'
      AND f.e ->> 'unidad_destino' IS NOT NULL;

    INSERT INTO plataforma_hoja (
        entidad_id, id, tipo, objeto_id, contenido, sal, huella, momento)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'hoja'), 'registro.asiento',
           (f.e ->> 'id')::uuid, f.tex,
           decode(f.e ->> 'sal', 'hex'), f.hue, f.mom
    FROM unnest(a_e, a_tex, a_hue, a_mom) AS f(e, tex, hue, mom);

    INSERT INTO plataforma_anotacion (
        entidad_id, id, anotada_en, clase, identificador, accion, objeto, objeto_id, resultado,
        detalle)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'anotacion'), f.mom,
           split_part(f.e ->> 'presentador', ':', 1),
           substr(f.e ->> 'presentador', strpos(f.e ->> 'presentador', ':') + 1),
           'registro.anotar_' || lower(f.e ->> 'sentido'), 'asiento', (f.e ->> 'id')::uuid,
           'hecho', '{}'
    FROM unnest(a_e, a_mom) AS f(e, mom);

    INSERT INTO plataforma_evento (entidad_id, id, tipo, datos)
    SELECT (f.e ->> 'entidad_id')::int, clave_derivada(f.e ->> 'id', 'evento'),
           'registro.asiento-anotado',
           jsonb_build_object(
               'asiento_id', f.e ->> 'id',
               'sentido', f.e ->> 'sentido',
               'numero', format('%s-%s-%s', f.eje, left(f.e ->> 'sentido', 1),
                                lpad(f.num::text, 6, '0')),
               'procedimiento', f.e ->> 'procedimiento',
               'unidad_destino', coalesce(f.e ->> 'unidad_destino', ''))
    FROM unnest(a_e, a_num, a_eje) AS f(e, num, eje);

    RETURN QUERY
    SELECT f.pos, (f.e ->> 'id')::uuid, f.eje, f.num, f.mom, f.dia,
           (f.e ->> 'justificante_id')::uuid, f.e ->> 'csv',
           false, NULL::text
    FROM unnest(a_pos, a_e, a_num, a_eje, a_mom, a_dia) AS f(pos, e, num, eje, mom, dia);
END $$;
