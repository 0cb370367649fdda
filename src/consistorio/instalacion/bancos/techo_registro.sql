\set e random(:desde, :hasta)
BEGIN;
INSERT INTO registro_asiento (entidad_id, id, sentido, ejercicio, numero, presentado_en, efectivo_el, presentador, clave, huella, cadena, extracto, expone, solicita, procedimiento, unidad_destino, canal, idioma, justificante_id, csv, datos)
VALUES (:e, gen_random_uuid(), 'SALIDA', 2000, nextval('techo'), now(), now()::date, 'aplicacion-techo', gen_random_uuid()::text, repeat('a', 64), sha256('x'), 'Instancia general', 'Que la farola de la calle Mayor no luce.', 'Que se repare.', '', NULL, 'aplicacion', 'es', gen_random_uuid(), 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG', '{"tramite": "Escrito", "unidad": "Registro"}') RETURNING id AS asiento \gset
INSERT INTO registro_interesado (entidad_id, id, asiento_id, orden, papel, nif, nombre, email, telefono, domicilio)
VALUES (:e, gen_random_uuid(), :asiento, 1, 'interesado', '12345678Z', 'María Núñez Echevarría', '', '', '{}'), (:e, gen_random_uuid(), :asiento, 2, 'representante', '87654321X', 'Ramón Güell Prats', '', '', '{}');
INSERT INTO registro_entrega (entidad_id, id, asiento_id, unidad_id, estado, asignada_a, recibida_en)
VALUES (:e, gen_random_uuid(), :asiento, gen_random_uuid(), 'pendiente', '', now());
INSERT INTO plataforma_hoja (entidad_id, id, tipo, objeto_id, contenido, sal, huella, momento, indice)
VALUES (:e, gen_random_uuid(), 'techo', :asiento, repeat('c', 200), sha256('s'), sha256('h'), now(), NULL);
INSERT INTO plataforma_anotacion (entidad_id, id, anotada_en, clase, identificador, accion, objeto, objeto_id, resultado, detalle)
VALUES (:e, gen_random_uuid(), now(), 'aplicacion', 'techo', 'registro.anotar_entrada', 'asiento', :asiento, 'hecho', '{}');
INSERT INTO plataforma_evento (entidad_id, id, tipo, datos, repartido_en)
VALUES (:e, gen_random_uuid(), 'techo', '{"numero": "2026-E-000001", "sentido": "ENTRADA", "asiento_id": "0", "procedimiento": "", "unidad_destino": ""}', now());
COMMIT;
