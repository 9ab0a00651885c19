"""Django's settings, derived from the installation's own (kit.settings)."""

from pathlib import Path
from typing import Any

from centrala.kit import settings as installation
from centrala.kit.settings import names_served
from centrala.site.database import database
from centrala.site.secret import secret_key

CENTRALA = installation.read()
ROOT = Path(__file__).resolve().parents[3]

SECRET_KEY = secret_key(CENTRALA.home)
DEBUG = False
ALLOWED_HOSTS = sorted({"[::1]", *(f"[{name}]" if ":" in name else name for name in names_served(CENTRALA))})
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "ninja",
    "axes",
    "rules",
    "django_tasks",
    "django_tasks_db",
    "centrala.apps.audit",
    "centrala.apps.access",
    "centrala.apps.lines",
    "centrala.apps.customers",
    "centrala.apps.interactions",
]
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "centrala.apps.access.sessions.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "centrala.site.middleware.accept_tokens",
    "centrala.site.middleware.ApiCsrf",
    "centrala.site.middleware.name_wrong_methods",
    "centrala.site.middleware.in_lanes",
    "centrala.site.middleware.not_after",
]
ROOT_URLCONF = "centrala.site.urls"
TEMPLATES: list[dict[str, Any]] = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

DATABASES = {"default": database(CENTRALA.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = ["centrala.apps.access.hashers.Argon2"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W002"]  # the sign-in itself answers lockouts

SESSION_ENGINE = "centrala.apps.access.sessions"
SESSION_COOKIE_NAME = "centrala_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CENTRALA.tls.mode != "off"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 3600  # one long shift
CSRF_COOKIE_NAME = "centrala_csrf"
CSRF_HEADER_NAME = "HTTP_X_CSRF_TOKEN"
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
APPEND_SLASH = False

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WEB_DIST = ROOT / "web" / "dist"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LOGGING_CONFIG = None
