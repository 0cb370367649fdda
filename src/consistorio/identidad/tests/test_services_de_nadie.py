from unittest.mock import patch

from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, make_password

from consistorio.identidad.services.de_nadie import PASSWORD_DE_NADIE


def test_nobody_gets_in_with_it():
    assert not check_password("", PASSWORD_DE_NADIE)
    assert not check_password("valderribera", PASSWORD_DE_NADIE)


def test_checking_it_is_the_same_work_as_checking_a_true_one():
    verdadera = make_password("valderribera", hasher="pbkdf2_sha256")
    with patch.object(
        PBKDF2PasswordHasher, "encode", autospec=True, side_effect=lambda *_: "x$1$s$h"
    ) as calculo:
        for guardada in (verdadera, PASSWORD_DE_NADIE):
            check_password("otra", guardada)

    [de_alguien, de_nadie] = [llamada.args[3] for llamada in calculo.call_args_list]
    assert de_alguien == de_nadie == PBKDF2PasswordHasher.iterations
